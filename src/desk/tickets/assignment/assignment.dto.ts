import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { ASSIGNMENT_STRATEGIES, type AssignmentStrategy } from '../../teams/index.js';

export class AssignTicket {
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ example: 1 })
  teamId: number;

  /**
   * `round_robin`: the next of the team in turn; `least_loaded`: who works on the fewest tickets;
   * `by_skill`: the least loaded of those who take its intent, else of those who take all.
   */
  @IsIn(ASSIGNMENT_STRATEGIES)
  @ApiProperty({
    enum: ASSIGNMENT_STRATEGIES,
    enumName: 'AssignmentStrategy',
    example: 'least_loaded',
  })
  strategy: AssignmentStrategy;
}
