package io.fupan.gateway.openapi;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the combined document says of itself: the gateway as the server, bearer tokens, problems. */
final class Frame {

    /** Where the answer is described that any operation may give. */
    static final String PROBLEM_RESPONSE = "#/components/responses/Problem";

    private static final String TEXT = """
            {
              "openapi": "3.1.0",
              "info": {
                "title": "Fupan",
                "version": "v1",
                "description": "The platform for sales retrospectives: record what happened, ask for numbers with \
            their evidence, hold the retrospective. Get a token with `./fupan token manager`.",
                "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"}
              },
              "servers": [{"url": "/", "description": "the gateway"}],
              "security": [{"bearer": []}],
              "tags": [],
              "paths": {},
              "components": {
                "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
                "responses": {
                  "Problem": {
                    "description": "A refusal or failure",
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
                  }
                },
                "schemas": {
                  "Problem": {
                    "type": "object",
                    "description": "A problem document as in RFC 9457",
                    "required": ["type", "title", "status", "detail", "reason"],
                    "properties": {
                      "type": {"type": "string", "format": "uri", "examples": ["urn:fupan:problem:unknown-metric"]},
                      "title": {"type": "string"},
                      "status": {"type": "integer"},
                      "detail": {"type": "string"},
                      "reason": {"type": "string", "description": "A stable code", "examples": ["UNKNOWN_METRIC"]},
                      "field": {"type": "string", "description": "The part of the request at fault, if it is one"}
                    }
                  }
                }
              }
            }
            """;

    private Frame() {}

    static ObjectNode of(JsonMapper json) {
        return (ObjectNode) json.readTree(TEXT);
    }
}
