// Writes what V8 saw of src in each test file to the folder COVERAGE_DIR, for scripts/coverage.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export default class CoverageWriter {
  #written = 0;

  onTestResult(_test, results) {
    const scripts = (results.v8Coverage ?? [])
      .filter(({ codeTransformResult: compiled }) => compiled?.sourceMapPath)
      .map(({ codeTransformResult: { code, sourceMapPath }, result }) => ({
        ...result,
        code,
        sourceMapPath,
      }));
    // Jest would keep it all until the end, and count in a way of its own.
    delete results.v8Coverage;
    const file = `tests-${(this.#written += 1)}.json`;
    writeFileSync(join(process.env.COVERAGE_DIR, file), JSON.stringify({ result: scripts }));
  }
}
