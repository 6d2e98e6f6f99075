import type { Plugin } from 'rollup';
import ts from 'typescript';

/**
 * Takes the types out of LWC sources before the LWC compiler, which reads JavaScript only, sees them. The
 * target must be ESNext: a lower one turns `@api` and `@wire` into function calls, which is no longer LWC.
 */
export function compileTypeScript(): Plugin {
    return {
        name: 'compile-typescript',
        transform(source, id) {
            const file = id.split('?', 1)[0] ?? id;
            if (!file.endsWith('.ts')) return null;
            const { outputText, diagnostics } = ts.transpileModule(source, {
                fileName: file,
                reportDiagnostics: true,
                compilerOptions: {
                    target: ts.ScriptTarget.ESNext,
                    module: ts.ModuleKind.ESNext,
                    experimentalDecorators: false,
                    useDefineForClassFields: true,
                    verbatimModuleSyntax: true
                }
            });
            const [problem] = diagnostics ?? [];
            if (problem) this.error(`${file}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`);
            return { code: outputText, map: null };
        }
    };
}
