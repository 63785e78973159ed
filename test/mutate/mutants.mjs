import ts from 'typescript';

/**
 * @typedef {object} Mutant
 * @property {string} kind what was done to the program
 * @property {number} line 1-based
 * @property {string} before text as it is written, one line
 * @property {string} after text as it is mutated, one line
 * @property {[from: number, to: number]} range in the text of the file
 * @property {string} put what stands in that range once the file itself is mutated
 */

const K = ts.SyntaxKind;

/** What each operator becomes; of `&&`, `||` and `??` also each side alone. */
const OPERATORS = new Map([
  [K.LessThanToken, ['<=', '>=']],
  [K.LessThanEqualsToken, ['<', '>']],
  [K.GreaterThanToken, ['>=', '<=']],
  [K.GreaterThanEqualsToken, ['>', '<']],
  [K.EqualsEqualsEqualsToken, ['!==']],
  [K.ExclamationEqualsEqualsToken, ['===']],
  [K.MinusToken, ['+']],
  [K.AsteriskToken, ['/']],
  [K.SlashToken, ['*']],
  [K.PercentToken, ['*']],
]);
const SIDES = new Set([K.AmpersandAmpersandToken, K.BarBarToken, K.QuestionQuestionToken]);

const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['find', 'findLast'],
  ['findLast', 'find'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
]);
/** Calls that a value goes through: without them the value is what it was. */
const PASSED_THROUGH = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim']);
const YES_OR_NO = new Set(['some', 'every', 'find', 'findLast', 'filter', 'findIndex']);

/**
 * Every mutant of a file, and its text with all of them in it, each asleep until `$mutant(number)` answers true.
 * @param {string} path names the file; under `events/` the properties of every object are dropped too, for they are what is written
 * @param {string} text TypeScript
 * @param {number} first number of the first mutant
 * @returns {{ mutants: Mutant[], text: string }}
 */
export function mutantsOf(path, text, first) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const source = (node) => text.slice(node.getStart(file), node.getEnd());

  /** Notes a mutant and answers its number. */
  const note = (kind, node, put, [from, to] = [node.getStart(file), node.getEnd()]) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    const oneLine = (words) => words.replace(/\s+/gu, ' ').slice(0, 110);
    mutants.push({
      kind,
      line: line + 1,
      before: oneLine(text.slice(from, to)),
      after: oneLine(put),
      range: [from, to],
      put,
    });
    return first + mutants.length - 1;
  };
  /** The expression, or one of its mutants. */
  const choice = (kind, node, puts, original) =>
    puts.length === 0
      ? original
      : `(${puts.map((put) => `$mutant(${note(kind, node, put)}) ? ${put} : `).join('')}${original})`;

  /** The text of a node with what its children became. */
  function written(node) {
    let out = '';
    let at = node.getStart(file);
    ts.forEachChild(node, (child) => {
      out += text.slice(at, child.getStart(file)) + visit(child);
      at = child.getEnd();
    });
    return out + text.slice(at, node.getEnd());
  }

  function visit(node) {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return source(node);
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return source(node);
    if (ts.isArrayLiteralExpression(node) && !isAssignedTo(node)) return arrayOf(node);
    if (ts.isObjectLiteralExpression(node) && !isAssignedTo(node)) return objectOf(node);
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      // In braces: an else that follows belongs to the if before.
      return `{ if (!$mutant(${note('statement', node, ';')})) ${written(node)} }`;
    }
    if (!ts.isExpression(node) || isName(node)) return written(node);
    const puts = replacements(node);
    const original = rewritten(node);
    return puts.length === 0 ? original : choice(kindOf(node), node, puts, original);
  }

  function kindOf(node) {
    if (isCondition(node.parent) && node.parent.arguments[1] === node) return 'condition';
    if (isMet(node.parent)) return 'condition';
    if (ts.isNumericLiteral(node)) return 'number';
    if (isTested(node)) return 'branch';
    if (ts.isBinaryExpression(node)) return 'operator';
    return 'expression';
  }

  function replacements(node) {
    const puts = [];
    const isBoolean = isTested(node) || ['condition'].includes(kindOf(node)) || isYesOrNoBody(node);
    if (isBoolean && ![K.TrueKeyword, K.FalseKeyword].includes(node.kind)) puts.push('true', 'false');
    if (ts.isBinaryExpression(node)) {
      const { left, operatorToken, right } = node;
      for (const other of OPERATORS.get(operatorToken.kind) ?? [])
        puts.push(`(${source(left)} ${other} ${source(right)})`);
      if (SIDES.has(operatorToken.kind)) puts.push(`(${source(left)})`, `(${source(right)})`);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken)
      puts.push(`(${source(node.operand)})`);
    if (ts.isNumericLiteral(node)) puts.push(String(Number(node.text.replaceAll('_', '')) + 1));
    if (node.kind === K.TrueKeyword) puts.push('false');
    if (node.kind === K.FalseKeyword) puts.push('true');
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && !isOptional(node)) {
      if (PASSED_THROUGH.has(node.expression.name.text)) puts.push(`(${source(node.expression.expression)})`);
      const other = METHODS.get(node.expression.name.text);
      const { expression, name } = node.expression;
      if (other) puts.push(`${source(expression)}.${other}${text.slice(name.getEnd(), node.getEnd())}`);
    }
    return puts;
  }

  /** Its text with the children's mutants; names a called method of an optional chain by the key, for a chain may not be torn. */
  function rewritten(node) {
    if (
      ts.isCallExpression(node) &&
      isOptional(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      METHODS.get(node.expression.name.text)
    ) {
      const { expression, name, questionDotToken } = node.expression;
      const number = note('expression', name, METHODS.get(name.text));
      const key = `[$mutant(${number}) ? '${METHODS.get(name.text)}' : '${name.text}']`;
      const rest = text.slice(name.getEnd(), node.arguments[0]?.getStart(file) ?? node.getEnd());
      if (node.arguments.length !== 1) return written(node);
      const argument = node.arguments[0];
      return `${visit(expression)}${questionDotToken ? '?.' : ''}${key}${rest}${visit(argument)}${text.slice(argument.getEnd(), node.getEnd())}`;
    }
    return written(node);
  }

  function arrayOf(node) {
    const parts = node.elements.map((element) => {
      if (ts.isOmittedExpression(element)) return '';
      const inner = ts.isSpreadElement(element) ? visit(element.expression) : `[${visit(element)}]`;
      return `...($mutant(${note('element', element, '', withComma(node.elements, element))}) ? [] : ${inner})`;
    });
    return `[${parts.join(', ')}]`;
  }

  function objectOf(node) {
    const { properties } = node;
    const spreads = properties.some((property) => ts.isSpreadAssignment(property));
    const parts = properties.map((property) => {
      if (ts.isMethodDeclaration(property) || ts.isAccessor(property)) return written(property);
      const drops = ts.isSpreadAssignment(property) || spreads || path.includes('/events/');
      if (!drops) return written(property);
      if (ts.isPropertyAssignment(property) && isEventRow(property.initializer)) return written(property);
      const number = note('property', property, '', withComma(properties, property));
      // What a row of an event says is asked for anew each time, so that it can be missed without reading the modules again.
      if (isEventRow(node.parent) && ts.isPropertyAssignment(property)) {
        return `get ${property.name.text}() { return $mutant(${number}) ? undefined : ${visit(property.initializer)}; }`;
      }
      return `...($mutant(${number}) ? {} : { ${written(property)} })`;
    });
    return `{ ${parts.join(', ')} }`;
  }

  /** The place of an element with the comma that parts it from the next, or the last from the one before. */
  function withComma(elements, element) {
    const index = elements.indexOf(element);
    const next = elements[index + 1];
    if (next) return [element.getStart(file), next.getStart(file)];
    return [index > 0 ? elements[index - 1].getEnd() : element.getStart(file), element.getEnd()];
  }

  return { text: written(file), mutants };
}

const isCondition = (node) =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'condition';

const isEventRow = (node) =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'event';

/** Of a condition that is written as an object; `met` of a wording is what is said. */
const isMet = (node) =>
  ts.isPropertyAssignment(node) &&
  node.name.text === 'met' &&
  !node.parent.properties.some(({ name }) => name?.text === 'unmet');

/** Decides which way is taken. */
function isTested(node) {
  const { parent } = node;
  return (
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  );
}

/** The whole of a small function that is asked yes or no of each. */
function isYesOrNoBody(node) {
  const { parent } = node;
  if (!ts.isArrowFunction(parent) || parent.body !== node || !ts.isCallExpression(parent.parent)) return false;
  const { expression } = parent.parent;
  return ts.isPropertyAccessExpression(expression) && YES_OR_NO.has(expression.name.text);
}

/** Part of a chain with `?.` somewhere before it, or of one that goes on. */
const isOptional = (node) => ts.isOptionalChain(node);

/** A pattern that something is taken apart by. */
function isAssignedTo(node) {
  const { parent } = node;
  return (
    (ts.isBinaryExpression(parent) && parent.operatorToken.kind === K.EqualsToken && parent.left === node) ||
    (ts.isForOfStatement(parent) && parent.initializer === node)
  );
}

/** A name of something, not a value: a key, a label, what is declared. */
function isName(node) {
  const { parent } = node;
  return (
    parent.name === node || parent.propertyName === node || ts.isLiteralTypeNode(parent) || ts.isEnumMember(parent)
  );
}
