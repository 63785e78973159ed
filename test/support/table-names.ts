import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import {
  DataSource,
  DeleteQueryBuilder,
  EntityManager,
  InsertQueryBuilder,
  QueryBuilder,
  SelectQueryBuilder,
  UpdateQueryBuilder,
} from 'typeorm';
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
const BEFORE_A_TABLE =
  '\\b(?:FROM|JOIN|UPDATE|INTO|TABLE|ONLY|USING|LOCK|TRUNCATE|COPY|REFERENCES)\\s+(?:ONLY\\s+)?(?:public\\.)?"?';
/** Methods of TypeORM, each of which may be given the name of a table in place of the class of its rows. */
const TAKE_A_TABLE: ReadonlySet<string> = new Set(
  [
    DataSource,
    EntityManager,
    QueryBuilder,
    SelectQueryBuilder,
    InsertQueryBuilder,
    UpdateQueryBuilder,
    DeleteQueryBuilder,
  ].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)),
);

/** The sources of the rooms under a folder, without their tests and the migrations, which make the tables of all. */
export function readSources(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.') && !file.includes('migrations'))
    .map((file) => sourceOf(file.replaceAll(sep, '/'), readFileSync(join(folder, file), 'utf8')));
}

export function sourceOf(file: string, text: string): Source {
  return { file, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
}

/**
 * Every table that a file names: in a text of SQL, also by a constant that is put in there, as an argument of TypeORM, or by
 * importing the class of its rows as a value.
 */
export function namedTables(sources: readonly Source[], tables: readonly string[]): NamedTable[] {
  const entities = entitiesOf(sources);
  const constants = constantsOf(sources, tables);
  return sources.flatMap(({ file, tree }) => {
    const found = new Set<string>();
    const imports = importedNames(file, tree);
    const valueOf = (expression: ts.Expression) => {
      const [name = '', ...path] = expression.getText().split('.');
      return constants.get([imports.get(name) ?? `${file}#${name}`, ...path].join('.'));
    };
    const visit = (node: ts.Node): void => {
      for (const table of tablesIn(node, tables)) found.add(table);
      for (const table of importedEntities(node, file, entities)) found.add(table);
      for (const expression of expressionsForTables(node)) {
        const table = valueOf(expression);
        if (table !== undefined) found.add(table);
      }
      node.forEachChild(visit);
    };
    visit(tree);
    return [...found].sort().map((table) => ({ file, table }));
  });
}

/** The tables that a text of SQL names. */
export function tablesInSql(text: string, tables: readonly string[]): string[] {
  const names = `(${tables.join('|')})\\b`;
  const found = [
    `${BEFORE_A_TABLE}${names}`,
    // A list after FROM, and what is written to stand after FROM.
    `(?<=\\bFROM\\s[^()]*,\\s*)${names}`,
    `^\\s*${names}\\s+\\w+\\s+(?:WHERE|JOIN|LEFT|ON)\\b`,
  ].flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'g'))].flatMap(([, table]) => table ?? []));
  return [...new Set(found)];
}

/** The columns of a row of this alias that the texts of a file name, none of which declares the alias. */
export function undeclaredColumns(alias: string, { file, tree }: Source): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node)) texts.push(node.text);
    node.forEachChild(visit);
  };
  visit(tree);
  if (texts.some((text) => new RegExp(`\\w\\s+${alias}\\b(?!\\.)`).test(text))) return [];
  const columns = new RegExp(`(?<![\\w/.-])${alias}\\.\\w+`, 'g');
  return texts.flatMap((text) => [...text.matchAll(columns)].map(([column]) => `${file}: ${column}`));
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

function tablesIn(node: ts.Node, tables: readonly string[]): string[] {
  if (!isText(node)) return [];
  const { text } = node;
  return isTaken(node) && tables.includes(text) ? [text] : tablesInSql(text, tables);
}

function isTaken({ parent }: ts.Node): boolean {
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    TAKE_A_TABLE.has(parent.expression.name.text)
  );
}

/** Expressions in the places where the name of a table stands: in a text of SQL, after a text of SQL, or as an argument of TypeORM. */
function expressionsForTables(node: ts.Node): ts.Expression[] {
  const awaits = (text: string) => new RegExp(`${BEFORE_A_TABLE}$`).test(text);
  if (ts.isTemplateExpression(node)) {
    const { head, templateSpans: spans } = node;
    return spans.flatMap(({ expression }, index) =>
      awaits(index === 0 ? head.text : spans[index - 1]!.literal.text) ? [expression] : [],
    );
  }
  if (ts.isBinaryExpression(node))
    return awaits(node.left.getText().replace(/['"`]$/, '')) || /\+ *['"`]?$/.test(node.left.getText())
      ? [node.right]
      : [];
  return (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) && isTaken(node) ? [node] : [];
}

/** The tables that constants name, by the file, the name, and the names of the properties that lead to them. */
function constantsOf(sources: readonly Source[], tables: readonly string[]): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const keep = (path: string, value: ts.Expression | undefined): void => {
    if (value === undefined) return;
    if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) return keep(path, value.expression);
    if (ts.isStringLiteralLike(value) && tables.includes(value.text)) constants.set(path, value.text);
    if (ts.isObjectLiteralExpression(value))
      for (const property of value.properties)
        if (ts.isPropertyAssignment(property)) keep(`${path}.${property.name.getText()}`, property.initializer);
  };
  for (const { file, tree } of sources) {
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node)) keep(`${file}#${node.name.getText()}`, node.initializer);
      node.forEachChild(visit);
    };
    visit(tree);
  }
  return constants;
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

/** What the names of a file that were imported are called where they are declared. */
function importedNames(file: string, tree: ts.SourceFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const node of tree.statements) {
    if (!ts.isImportDeclaration(node)) continue;
    const bindings = node.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements)
      names.set(name.text, `${importedFile(file, node.moduleSpecifier)}#${(propertyName ?? name).text}`);
  }
  return names;
}

function importedEntities(node: ts.Node, file: string, entities: ReadonlyMap<string, string>): string[] {
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.isTypeOnly)
    return entitiesIn(importedFile(file, node.moduleSpecifier), entities);
  if (!ts.isImportDeclaration(node) || node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const { namedBindings } = node.importClause ?? {};
  if (!namedBindings) return [];
  const target = importedFile(file, node.moduleSpecifier);
  if (ts.isNamespaceImport(namedBindings)) return entitiesIn(target, entities);
  return namedBindings.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .flatMap(({ name, propertyName }) => entities.get(`${target}#${(propertyName ?? name).text}`) ?? []);
}

/** The tables of all classes that a file declares. */
function entitiesIn(file: string, entities: ReadonlyMap<string, string>): string[] {
  return [...entities].flatMap(([name, table]) => (name.startsWith(`${file}#`) ? [table] : []));
}

function importedFile(file: string, specifier: ts.Expression): string {
  const path = ts.isStringLiteralLike(specifier) ? specifier.text : '';
  return relative('.', join(dirname(file), path))
    .replaceAll(sep, '/')
    .replace(/\.js$/, '.ts');
}
