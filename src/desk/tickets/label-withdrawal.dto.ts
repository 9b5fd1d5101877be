import { ApiProperty } from '@nestjs/swagger';

export class WithdrawnLabels {
  /** How many labels were withdrawn; 0 where there were none, or none any more. */
  @ApiProperty({ example: 165 })
  readonly withdrawn: number;
}
