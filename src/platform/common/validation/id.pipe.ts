import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { ValidationError } from '../errors/request-errors.js';

/** The largest id that the database can hold (PostgreSQL integer). */
export const MAX_ID = 2_147_483_647;

/** A path parameter that is the id of a row: an integer from 1 to 2147483647. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(value: string, { data }: ArgumentMetadata): number {
    const id = /^[1-9]\d{0,9}$/.test(value) ? Number(value) : NaN;
    if (!(id <= MAX_ID)) {
      throw new ValidationError([
        { path: data ?? 'id', message: `must be an integer from 1 to ${MAX_ID}` },
      ]);
    }
    return id;
  }
}
