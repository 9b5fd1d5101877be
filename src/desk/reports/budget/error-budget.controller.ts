import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { Costly } from '../../../platform/limits/index.js';
import { EdgeQuery, EdgeTickets, ErrorBudget } from './error-budget.dto.js';
import { ErrorBudgets } from './error-budget.service.js';

@ApiTags('reports')
@Controller('reports')
@Scoped('reports')
@Access(Role.Agent)
@Problems(400)
export class ErrorBudgetController {
  constructor(private readonly budgets: ErrorBudgets) {}

  /** How many wrong answers the policy allows this month, and how many there are most likely. */
  @Get('error-budget')
  @Costly()
  current(@CurrentUser() actor: Actor): Promise<ErrorBudget> {
    return this.budgets.current(actor);
  }

  /** Of the last 5,000 decisions, those nearest to a threshold: what a change of it is about. */
  @Get('edge-tickets')
  @Costly()
  edge(@CurrentUser() actor: Actor, @Query() query: EdgeQuery): Promise<EdgeTickets> {
    return this.budgets.edge(actor, query);
  }
}
