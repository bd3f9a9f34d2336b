/** Asks the compiler, with its strictest settings, what is wrong with files of a program. */
import ts from "typescript";

/** @returns messages about these files; what they import is somebody else's */
export function compileProgram(files: readonly string[]): readonly string[] {
  const program = ts.createProgram([...files], {
    ...{ strict: true, noEmit: true, skipLibCheck: true, exactOptionalPropertyTypes: true, types: ["node"] },
    ...{ noUnusedLocals: true, noUncheckedIndexedAccess: true, esModuleInterop: true, resolveJsonModule: true },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    moduleResolution: ts.ModuleResolutionKind.Node10,
  });
  return files.flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
  );
}
