import { Module } from '@nestjs/common';
import { TriageChanges } from './changes.js';

@Module({ providers: [TriageChanges], exports: [TriageChanges] })
export class ChangesModule {}
