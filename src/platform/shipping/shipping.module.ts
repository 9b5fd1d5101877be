import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AuditShipping } from './audit-shipping.js';

@Module({ imports: [AuditModule], providers: [AuditShipping] })
export class ShippingModule {}
