import ts from 'typescript';

/** A place in a source: line from 1, column from 0, as source maps count. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The statement after it, which runs as often where a bundler made away with this one. */
  readonly before?: Place;
}

/** A way that a run can take: it begins at a place, or is what remains when another is not taken. */
export interface Branch {
  readonly at: Place;
  /** The place of the way beside it, where this one has no code of its own. */
  readonly besides?: Place;
}

/** What a run can reach of a source, told from the source alone, however it was compiled. */
export interface Points {
  readonly statements: readonly Place[];
  readonly branches: readonly Branch[];
}

const LOGICAL = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** Finds statements and bodies of arrows, and the ways of `if`, `?:`, `switch`, `&&`, `||`, `??`. */
export function pointsOf(fileName: string, text: string): Points {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const statements: Place[] = [];
  const branches: Branch[] = [];
  visit(source);
  return { statements, branches };

  function placeOf(node: ts.Node): Place {
    while (ts.isParenthesizedExpression(node)) node = node.expression;
    // A block may be missing from the map, what stands in it is there.
    if (ts.isBlock(node) && node.statements[0]) node = node.statements[0];
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    const next = ts.isVariableStatement(node) ? statementAfter(node) : undefined;
    return { line: line + 1, column: character, ...(next && { before: placeOf(next) }) };
  }

  function visit(node: ts.Node): void {
    if (isOnlyForTypes(node)) return;
    if (isStatement(node)) statements.push(placeOf(node));
    branches.push(...branchesOf(node));
    ts.forEachChild(node, visit);
  }

  function branchesOf(node: ts.Node): Branch[] {
    if (ts.isIfStatement(node)) {
      const then = placeOf(node.thenStatement);
      const otherwise = node.elseStatement
        ? { at: placeOf(node.elseStatement) }
        : { at: placeOf(node), besides: then };
      return [{ at: then }, otherwise];
    }
    if (ts.isConditionalExpression(node))
      return [{ at: placeOf(node.whenTrue) }, { at: placeOf(node.whenFalse) }];
    if (ts.isBinaryExpression(node) && LOGICAL.has(node.operatorToken.kind))
      return [{ at: placeOf(node.left) }, { at: placeOf(node.right) }];
    // A case without statements falls through to one that has them.
    if (ts.isCaseOrDefaultClause(node) && node.statements[0])
      return [{ at: placeOf(node.statements[0]) }];
    return [];
  }
}

/** What follows in the same block. */
function statementAfter(node: ts.Statement): ts.Statement | undefined {
  const { parent } = node;
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent) && !ts.isCaseOrDefaultClause(parent))
    return undefined;
  return parent.statements[parent.statements.indexOf(node) + 1];
}

function isStatement(node: ts.Node): boolean {
  if (ts.isVariableStatement(node) || ts.isExpressionStatement(node)) return true;
  const { parent } = node as { parent?: ts.Node };
  if (parent && ts.isArrowFunction(parent) && node === parent.body) return !ts.isBlock(node);
  return node.kind >= ts.SyntaxKind.IfStatement && node.kind <= ts.SyntaxKind.DebuggerStatement;
}

/** Nothing is left of it once it is compiled. */
function isOnlyForTypes(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    (ts.canHaveModifiers(node) &&
      !!ts.getModifiers(node)?.some((it) => it.kind === ts.SyntaxKind.DeclareKeyword))
  );
}
