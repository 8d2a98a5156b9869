package io.fupan.gateway.openapi;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway answers itself. */
final class OwnPaths {

    private static final String TEXT = """
            {
              "/api/v1/asyncapi": {
                "get": {
                  "tags": ["contracts"],
                  "operationId": "asyncApi",
                  "summary": "All topics, as an AsyncAPI 3 document",
                  "responses": {
                    "200": {
                      "description": "The document, in YAML",
                      "content": {"application/vnd.aai.asyncapi+yaml": {"schema": {"type": "string"}}}
                    },
                    "default": {"$ref": "#/components/responses/Problem"}
                  }
                }
              },
              "/api/v1/schemas": {
                "get": {
                  "tags": ["contracts"],
                  "operationId": "schemas",
                  "summary": "The topics whose values have a JSON Schema",
                  "responses": {
                    "200": {
                      "description": "Their names, keys and links",
                      "content": {"application/json": {"schema": {"type": "object", "properties": {"items": {
                        "type": "array", "items": {"type": "object", "properties": {
                          "topic": {"type": "string", "examples": ["metrics.cells.v1"]},
                          "description": {"type": "string"},
                          "key": {"type": "string"},
                          "links": {"type": "object", "additionalProperties": {"type": "string"}}
                        }}
                      }}}}}
                    },
                    "default": {"$ref": "#/components/responses/Problem"}
                  }
                }
              },
              "/api/v1/schemas/{topic}": {
                "get": {
                  "tags": ["contracts"],
                  "operationId": "schema",
                  "summary": "The JSON Schema (2020-12) of a topic's values",
                  "parameters": [
                    {"name": "topic", "in": "path", "required": true, "schema": {"type": "string"}}
                  ],
                  "responses": {
                    "200": {
                      "description": "The schema",
                      "content": {"application/schema+json": {"schema": {"type": "object"}}}
                    },
                    "default": {"$ref": "#/components/responses/Problem"}
                  }
                }
              }
            }
            """;

    private OwnPaths() {}

    static ObjectNode of(JsonMapper json) {
        return (ObjectNode) json.readTree(TEXT);
    }
}
