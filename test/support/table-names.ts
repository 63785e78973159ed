import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** A table that a file names in SQL or through its entity. */
export interface NamedTable {
  /** Path from the folder of the rooms, e.g. `councils/council-meetings.ts`. */
  file: string;
  table: string;
}

interface Source {
  file: string;
  tree: ts.SourceFile;
}

/** After these words of SQL stands the name of a table. */
const BEFORE_A_TABLE = '(?:FROM|JOIN|UPDATE|INTO|TABLE|ONLY|USING)';
/** Methods of TypeORM that take the name of a table. */
const TAKE_A_TABLE = /^(?:from|addFrom|into|update|innerJoin|leftJoin|innerJoinAndSelect|leftJoinAndSelect|query)$/;

/** The sources of the rooms under a folder, without their tests and the migrations, which make the tables of all. */
export function readSources(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.') && !file.includes('migrations'))
    .map((file) => sourceOf(file.replaceAll(sep, '/'), readFileSync(join(folder, file), 'utf8')));
}

export function sourceOf(file: string, text: string): Source {
  return { file, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
}

/** Every table that a file names: in a text of SQL, as the argument of a query builder, or by importing the class of its rows as a value. */
export function namedTables(sources: readonly Source[], tables: readonly string[]): NamedTable[] {
  const entities = entitiesOf(sources);
  return sources.flatMap(({ file, tree }) => {
    const found = new Set<string>();
    const visit = (node: ts.Node): void => {
      for (const table of tablesIn(node, tables)) found.add(table);
      for (const table of importedEntities(node, file, entities)) found.add(table);
      node.forEachChild(visit);
    };
    visit(tree);
    return [...found].sort().map((table) => ({ file, table }));
  });
}

function tablesIn(node: ts.Node, tables: readonly string[]): string[] {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) return [];
  const { text } = node;
  return tables.filter(
    (table) =>
      new RegExp(`\\b${BEFORE_A_TABLE}\\s+(?:ONLY\\s+)?"?${table}\\b`).test(text) ||
      // A list after FROM, and what is written to stand after FROM.
      new RegExp(`\\bFROM\\s[^()]*,\\s*${table}\\b`).test(text) ||
      new RegExp(`^\\s*${table}\\s+\\w+\\s+(?:WHERE|JOIN|LEFT|ON)\\b`).test(text) ||
      (text === table && isTaken(node)),
  );
}

function isTaken({ parent }: ts.Node): boolean {
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    TAKE_A_TABLE.test(parent.expression.name.text)
  );
}

/** The table of each class of rows, by the file that declares it and its name. */
function entitiesOf(sources: readonly Source[]): ReadonlyMap<string, string> {
  const entities = new Map<string, string>();
  for (const { file, tree } of sources) {
    tree.forEachChild((node) => {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      for (const decorator of ts.getDecorators(node) ?? []) {
        const table = /^@Entity\(\{ name: '(\w+)'/.exec(decorator.getText())?.[1];
        if (table) entities.set(`${file}#${node.name.text}`, table);
      }
    });
  }
  return entities;
}

function importedEntities(node: ts.Node, file: string, entities: ReadonlyMap<string, string>): string[] {
  if (!ts.isImportDeclaration(node) || node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const { namedBindings } = node.importClause ?? {};
  if (!namedBindings || !ts.isNamedImports(namedBindings) || !ts.isStringLiteral(node.moduleSpecifier)) return [];
  const target = relative('.', join(dirname(file), node.moduleSpecifier.text)).replaceAll(sep, '/');
  return namedBindings.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .flatMap(
      ({ name, propertyName }) =>
        entities.get(`${target.replace(/\.js$/, '.ts')}#${(propertyName ?? name).text}`) ?? [],
    );
}
