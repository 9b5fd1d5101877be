import { describe, expect, it } from '@jest/globals';
import { ArtifactError, pack, unpacking } from './artifact-container.js';
import { bytesOf, SectionReader } from './sections.js';
import { finish } from './steps.js';

const text = new TextEncoder().encode('größer');
const integers = Int32Array.of(1, -2, 3);
const floats = Float32Array.of(0.5, -Infinity);
const bytes = Int8Array.of(-127, 0, 127);

function aReader(): SectionReader {
  return new SectionReader(
    finish(unpacking(pack([text, ...[integers, floats, bytes].map(bytesOf)]))),
  );
}

describe('bytesOf', () => {
  it('are only those of the view', () => {
    expect(bytesOf(Int8Array.of(1, 2, 3, 4).subarray(1, 3))).toEqual(Uint8Array.of(2, 3));
    expect(bytesOf(integers.subarray(2))).toEqual(Uint8Array.of(3, 0, 0, 0));
  });
});

describe('SectionReader', () => {
  it('reads what was written', () => {
    const sut = aReader();
    expect(sut.text()).toBe('größer');
    expect(sut.integers(3)).toEqual(integers);
    expect(sut.floats(2)).toEqual(floats);
    expect(sut.bytes(3)).toEqual(bytes);
    sut.end();
  });

  it('reads integers of any number', () => {
    const sut = aReader();
    sut.text();
    expect(sut.integers()).toEqual(integers);
  });

  it('reads doubles, and bytes for another reader', () => {
    const doubles = Float64Array.of(0.1, 2 ** 53, -Infinity);
    const sections = [bytesOf(doubles), Uint8Array.of(1, 2, 3)];
    const sut = new SectionReader(finish(unpacking(pack(sections))));
    expect(sut.doubles()).toEqual(doubles);
    expect(sut.raw()).toEqual(Uint8Array.of(1, 2, 3));
    expect(() => sut.raw()).toThrow(ArtifactError);
    expect(() => new SectionReader([new Uint8Array(12)]).doubles()).toThrow(ArtifactError);
  });

  it('refuses a section of another length', () => {
    const after = (read: (sut: SectionReader) => unknown) => () => {
      const sut = aReader();
      sut.text();
      read(sut);
    };
    expect(after((sut) => sut.integers(2))).toThrow(ArtifactError);
    expect(after((sut) => sut.floats(4))).toThrow(ArtifactError);
    expect(after((sut) => sut.bytes(11))).toThrow(ArtifactError);
    expect(after((sut) => sut.bytes(12))).not.toThrow();
    expect(() => new SectionReader([new Uint8Array(5)]).integers()).toThrow(ArtifactError);
  });

  it('refuses to read past the end, or to leave something over', () => {
    expect(() => new SectionReader([]).text()).toThrow(/do not agree/);
    expect(() => {
      aReader().end();
    }).toThrow(/do not agree/);
  });
});

describe('unpacking', () => {
  it('reads a piece of a larger buffer, as a database driver gives it', () => {
    const packed = pack([text]);
    const piece = Buffer.concat([Buffer.of(1, 2, 3), packed]).subarray(3);
    const [section] = finish(unpacking(piece));
    piece.fill(0);
    expect(new TextDecoder().decode(section)).toBe('größer');
  });

  it('refuses more sections than there can be', () => {
    const many = Array.from({ length: 65 }, () => new Uint8Array(1));
    expect(() => finish(unpacking(pack(many)))).toThrow(/too many sections/);
  });
});
