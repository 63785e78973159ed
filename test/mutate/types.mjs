import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/**
 * Tells of a file of the program whether it still compiles as something else.
 * @param {string} home the folder of package.json
 * @returns {(path: string, text: string) => string} the first error of the file, '' where there is none
 */
export function typeChecker(home) {
  const config = ts.readConfigFile(join(home, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: ['src/procedure'] }, ts.sys, home);
  const { fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ['src/procedure'] }, ts.sys, home);
  let changed = { path: '', text: '', version: 0 };
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noEmit: true }),
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => (path === changed.path ? String(changed.version) : '0'),
    getScriptSnapshot: (path) =>
      ts.sys.fileExists(path)
        ? ts.ScriptSnapshot.fromString(path === changed.path ? changed.text : readFileSync(path, 'utf8'))
        : undefined,
    getCurrentDirectory: () => home,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return (path, text) => {
    const file = join(home, path);
    changed = { path: file, text, version: changed.version + 1 };
    const [error] = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
    return error ? ts.flattenDiagnosticMessageText(error.messageText, ' ').replace(/\s+/gu, ' ').slice(0, 120) : '';
  };
}
