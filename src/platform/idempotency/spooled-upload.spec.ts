import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { UPLOAD_LIMIT, UploadedFile } from '../common/http/body-parsers.js';
import { SpooledUpload } from './spooled-upload.js';

const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');

const upload = (...chunks: Buffer[]): UploadedFile => new UploadedFile(Readable.from(chunks));

async function* failing(code?: string): AsyncGenerator<Buffer> {
  yield MEGABYTE;
  throw Object.assign(await Promise.resolve(new Error('broken')), { code });
}

describe('SpooledUpload', () => {
  it('keeps an upload, and tells it from others by what is in it', async () => {
    const sut = await SpooledUpload.read(upload(Buffer.from('text,'), Buffer.from('intent')));
    expect(sut.digest).toEqual(createHash('sha256').update('text,intent').digest());
    for (let time = 0; time < 2; time++) {
      expect(String(await buffer(sut.open().content))).toBe('text,intent');
    }
    await sut.remove();
  });

  it('leaves no file behind, also where nobody has read it to its end', async () => {
    const sut = await SpooledUpload.read(upload(MEGABYTE));
    const { content } = sut.open();
    const { path } = content as unknown as { path: string };
    expect(existsSync(path)).toBe(true);
    await sut.remove();
    expect(existsSync(path)).toBe(false);
    expect(content.destroyed).toBe(true);
  });

  it('cuts what is too large just beyond the limit, and does not read on for ever', async () => {
    let read = 0;
    function* endless(): Generator<Buffer> {
      for (;;) {
        read += MEGABYTE.length;
        yield MEGABYTE;
      }
    }
    const content = Readable.from(endless());
    const sut = await SpooledUpload.read(new UploadedFile(content));
    expect((await buffer(sut.open().content)).length).toBe(UPLOAD_LIMIT + 1);
    expect(read).toBeLessThan(3 * UPLOAD_LIMIT);
    // The connection is still needed for the answer.
    expect(content.destroyed).toBe(false);
    await sut.remove();
  });

  it.each(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'])(
    'says of one that ends with %s that it broke off',
    async (code) => {
      const broken = SpooledUpload.read(new UploadedFile(Readable.from(failing(code))));
      await expect(broken).rejects.toMatchObject({ code: 'REQUEST.BROKEN_OFF' });
    },
  );

  it('hands on what else goes wrong', async () => {
    const broken = SpooledUpload.read(new UploadedFile(Readable.from(failing())));
    await expect(broken).rejects.toThrow('broken');
  });
});
