import { AnswerHeader, type DecoratesAnswer } from './answer-headers.js';

/** Says in `Location` where what was made is found: a path below `/api/v1`. */
export function Created<Body>(pathOf: (body: Body) => string): DecoratesAnswer<Body> {
  return AnswerHeader<Body>('location', (body) => `/api/v1${pathOf(body)}`);
}
