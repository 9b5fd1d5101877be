import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Optional } from '../../../platform/common/validation/optional.js';
import {
  NOTIFICATION_CHANNELS,
  type NotificationChannel,
  type Notifications,
} from './profile-values.js';

const CHANNELS = {
  enum: NOTIFICATION_CHANNELS,
  enumName: 'NotificationChannel',
  isArray: true,
} as const;

function AreChannels(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...CHANNELS, required: false }),
    Optional(),
    IsArray(),
    IsIn(NOTIFICATION_CHANNELS, { each: true }),
    ArrayUnique(),
  );
}

/** Of what somebody is told, and by which channels; by none where the list is empty. */
export class NotificationsView implements Notifications {
  @ApiProperty(CHANNELS)
  readonly ticketAnswered: readonly NotificationChannel[];

  @ApiProperty(CHANNELS)
  readonly ticketResolved: readonly NotificationChannel[];

  @ApiProperty(CHANNELS)
  readonly conversationReplied: readonly NotificationChannel[];

  @ApiProperty(CHANNELS)
  readonly ticketAssigned: readonly NotificationChannel[];

  @ApiProperty(CHANNELS)
  readonly mentioned: readonly NotificationChannel[];

  @ApiProperty(CHANNELS)
  readonly slaWarned: readonly NotificationChannel[];

  @ApiProperty(CHANNELS)
  readonly slaBreached: readonly NotificationChannel[];
}

/** What is not named stays as it is. */
export class ChangeNotifications implements Partial<Notifications> {
  @AreChannels()
  ticketAnswered?: NotificationChannel[];

  @AreChannels()
  ticketResolved?: NotificationChannel[];

  @AreChannels()
  conversationReplied?: NotificationChannel[];

  @AreChannels()
  ticketAssigned?: NotificationChannel[];

  @AreChannels()
  mentioned?: NotificationChannel[];

  @AreChannels()
  slaWarned?: NotificationChannel[];

  @AreChannels()
  slaBreached?: NotificationChannel[];
}
