import {
  type Document,
  type Media,
  type Operation,
  type Parameter,
  resolve,
  type Response,
  type Route,
  routesOf,
  type Schema,
} from './document.js';
import { lossesOf, type Side } from './schema-losses.js';

/**
 * What a client that was written for `before` can trip over when it meets `after`, one line for
 * each: what is gone, what is asked for in addition, and what no longer fits. Unknown fields and
 * parameters are refused by this API, so taking one away breaks whoever sends it.
 */
export function breakingChanges(before: Document, after: Document): string[] {
  const later = new Map(routesOf(after).map((route) => [route.name, route.operation]));
  return routesOf(before).flatMap((route) => {
    const operation = later.get(route.name);
    if (!operation) return [`${route.name}: removed`];
    return new OperationComparison(before, after, route, operation).losses();
  });
}

class OperationComparison {
  private readonly old: Operation;

  constructor(
    private readonly before: Document,
    private readonly after: Document,
    private readonly route: Route,
    private readonly now: Operation,
  ) {
    this.old = route.operation;
  }

  losses(): string[] {
    return [
      ...this.accessLosses(),
      ...this.parameterLosses(),
      ...this.bodyLosses(),
      ...this.answerLosses(),
    ].map((loss) => `${this.route.name}: ${loss}`);
  }

  /** Every way to be let in must stay. */
  private accessLosses(): string[] {
    const ways = ({ security = [] }: Operation): string[] =>
      security.length === 0
        ? ['nothing']
        : security.map((way) => Object.keys(way).sort().join('+'));
    const left = ways(this.now);
    const lost = ways(this.old).filter((way) => !left.includes(way) && !left.includes('nothing'));
    return lost.map((way) => `access: ${way} is no longer enough, but ${left.join(' or ')}`);
  }

  private parameterLosses(): string[] {
    const old = byPlace(this.old.parameters ?? []);
    const now = byPlace(this.now.parameters ?? []);
    const lost = [...old].flatMap(([place, parameter]) => {
      const current = now.get(place);
      // A header that nobody reads is ignored.
      if (!current) return parameter.in === 'header' ? [] : [`${place}: no longer taken`];
      const demanded = current.required && !parameter.required ? [`${place}: now required`] : [];
      return [
        ...demanded,
        ...this.schemaLosses(parameter.schema, current.schema, 'request', place),
      ];
    });
    const added = [...now].filter(([place, { required }]) => required && !old.has(place));
    return [...lost, ...added.map(([place]) => `${place}: now required`)];
  }

  private bodyLosses(): string[] {
    const [old, now] = [this.old.requestBody, this.now.requestBody];
    if (!old) return now?.required ? ['body: now required'] : [];
    if (!now) return ['body: no longer taken'];
    const demanded = now.required && !old.required ? ['body: now required'] : [];
    return [...demanded, ...this.mediaLosses(old.content, now.content, 'request', 'body')];
  }

  private answerLosses(): string[] {
    return Object.entries(this.old.responses).flatMap(([status, response]) => {
      const current = this.now.responses[status];
      // A failure that cannot happen any more is missed by nobody.
      if (!current) return status.startsWith('2') ? [`${status}: no longer answered`] : [];
      const [old, now] = [resolve(this.before, response), resolve(this.after, current)];
      return [
        ...this.mediaLosses(old.content ?? {}, now.content ?? {}, 'answer', status),
        ...this.headerLosses(old, now, status),
      ];
    });
  }

  private headerLosses(old: Response, now: Response, status: string): string[] {
    return Object.entries(old.headers ?? {}).flatMap(([name, header]) => {
      const current = now.headers?.[name];
      if (!current) return [`${status}: header ${name}: removed`];
      const wasSure = resolve(this.before, header).required;
      const isSure = resolve(this.after, current).required;
      return wasSure && !isSure ? [`${status}: header ${name}: may now be missing`] : [];
    });
  }

  private mediaLosses(
    old: Readonly<Record<string, Media>>,
    now: Readonly<Record<string, Media>>,
    side: Side,
    at: string,
  ): string[] {
    return Object.entries(old).flatMap(([type, { schema = {} }]) => {
      const current = now[type];
      if (!current) return [`${at}: no longer ${type}`];
      return this.schemaLosses(schema, current.schema ?? {}, side, at);
    });
  }

  private schemaLosses(old: Schema, now: Schema, side: Side, at: string): string[] {
    const earlier = { document: this.before, schema: old };
    const later = { document: this.after, schema: now };
    return side === 'request'
      ? lossesOf(earlier, later, side, at)
      : lossesOf(later, earlier, side, at);
  }
}

function byPlace(parameters: readonly Parameter[]): Map<string, Parameter> {
  return new Map(parameters.map((it) => [`${it.in} ${it.name}`, it]));
}
