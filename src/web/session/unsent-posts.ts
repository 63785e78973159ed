import { Injectable, Inject } from '@nestjs/common';
import type { Request } from 'express';
import type { Logger } from 'pino';
import { lastPerson } from '../../identity/last-person.js';
import { UnsentForms } from '../../identity/unsent-forms.js';
import { Config } from '../../platform/config.js';
import { LOGGER } from '../../platform/platform.module.js';
import { type PostedFields, postedFields } from '../requests/posted-fields.js';

/** A form as it waits. */
export interface UnsentPost extends PostedFields {
  /** The address it was posted to. */
  action: string;
}

/** Keeps what somebody posted whose session had ended, for the next sign-in of the same person in the same browser. */
@Injectable()
export class UnsentPosts {
  constructor(
    private readonly forms: UnsentForms,
    private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns whether it is kept; never throws, for the way to the sign-in must be there whatever happens to the form */
  async keep(request: Request): Promise<boolean> {
    const person = lastPerson(request, this.config);
    if (person === null) return false;
    try {
      const fields = await postedFields(request, this.config.uploadLimitBytes);
      if (fields === null || fields.passwords.length > 0 || fields.texts.length === 0) return false;
      const action = `/${request.originalUrl.replace(/^[/\\]+/, '')}`;
      const post: UnsentPost = { action, ...fields };
      return await this.forms.keep(person, post, (earlier) => isSameForm(earlier as UnsentPost, post));
    } catch (error) {
      this.logger.error({ err: error, requestId: request.id }, 'a form that met an ended session was not kept');
      return false;
    }
  }
}

/** Whether both are presses of one form as it was once opened: it carries the number of its act. */
function isSameForm(one: UnsentPost, other: UnsentPost): boolean {
  const act = ({ texts }: UnsentPost) => texts.find(([name]) => name === 'idempotencyKey')?.[1];
  return one.action === other.action && act(one) !== undefined && act(one) === act(other);
}
