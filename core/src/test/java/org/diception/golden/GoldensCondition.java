package org.diception.golden;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for the folder of reference tensors before a test class is loaded. */
final class GoldensCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Path folder = Path.of(System.getProperty("diception.goldens"));
        return Files.isDirectory(folder)
                ? ConditionEvaluationResult.enabled("the reference tensors are there")
                : ConditionEvaluationResult.disabled("the reference tensors are not in " + folder.normalize()
                        + "; name their folder with -Ddiception.goldens=FOLDER");
    }
}
