package io.fupan.event.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What the sources say about types and their components, as plain text with code in backticks. */
final class Javadocs {

    private record Doc(String text, Map<String, String> components) {}

    private final Map<String, Doc> docs = new HashMap<>();

    /** Reads the comments of all sources under a folder. */
    static Javadocs of(Path sources) {
        Javadocs javadocs = new Javadocs();
        try (Stream<Path> files = Files.walk(sources)) {
            javadocs.read(files.filter(file -> file.toString().endsWith(".java")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return javadocs;
    }

    /** What is said about a type. */
    String of(Class<?> type) {
        return doc(type).text();
    }

    /** What is said about a record's component; {@code null} if nothing is. */
    String of(Class<?> type, String component) {
        return doc(type).components().get(component);
    }

    private Doc doc(Class<?> type) {
        return docs.getOrDefault(type.getCanonicalName(), new Doc("", Map.of()));
    }

    private void read(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Types(trees).scan(unit, unit.getPackageName() + ".");
            }
        }
    }

    private final class Types extends TreePathScanner<Void, String> {

        private final DocTrees trees;

        private Types(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = outer + type.getSimpleName();
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                docs.put(name, new Doc(text(comment.getFullBody()), components(comment)));
            }
            return super.visitClass(type, name + ".");
        }
    }

    private static Map<String, String> components(DocCommentTree comment) {
        return comment.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .collect(Collectors.toMap(
                        param -> param.getName().toString(), param -> text(param.getDescription())));
    }

    private static String text(List<? extends DocTree> trees) {
        return trees.stream().map(Javadocs::text).collect(Collectors.joining()).replaceAll("\\s+", " ").strip();
    }

    private static String text(DocTree tree) {
        return switch (tree) {
            case LiteralTree literal -> '`' + literal.getBody().toString() + '`';
            case LinkTree link -> '`' + link.getReference().getSignature().replaceFirst("^.*[#.]", "") + '`';
            default -> tree.getKind() == DocTree.Kind.START_ELEMENT ? " " : tree.toString();
        };
    }
}
