import { SetMetadata } from '@nestjs/common';

export const WITHOUT_SECOND_FACTOR = 'without-second-factor';

/** A route for those, too, who must switch on a second factor first. */
export const WithoutSecondFactor = (): MethodDecorator => SetMetadata(WITHOUT_SECOND_FACTOR, true);
