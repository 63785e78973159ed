/** Whom a hospital asks, on each of its pages and where it signs in: whatever says 連絡してください stands above it. */
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Clock } from '../../platform/clock.js';
import { isApiRequest } from '../../platform/problem-details.js';
import { contactOn } from '../../procedure/profile/office-contact.js';
import { OfficeContactService } from '../../registry/office-contact.service.js';
import { RegistryService } from '../../registry/registry.service.js';
import type { PageChrome } from '../layout/index.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set for a hospital's pages, and for the door. */
    contact?: PageChrome['contact'];
  }
}

/** Reads it once for each page of a hospital and for the door, where nobody has said yet who they are. Call it after `useSessions`. */
export function useOfficeContact(app: NestExpressApplication): void {
  app.use((request: Request, _response: Response, next: NextFunction) => {
    const asks = request.actor ? request.actor.role === 'hospital' : request.path === '/login';
    if (!asks || isApiRequest(request)) return next();
    contactToday(app).then(
      (contact) => {
        request.contact = contact;
        next();
      },
      () => next(), // what keeps the database away is told by the page itself
    );
  });
}

async function contactToday(app: NestExpressApplication): Promise<PageChrome['contact']> {
  const contacts = await app.get(OfficeContactService, { strict: false }).entries();
  const profile = app.get(RegistryService, { strict: false }).profile();
  const { section, phone, email } = contactOn({ ...profile, contacts }, app.get(Clock).today());
  return { officeName: section, ...(phone && { phone }), ...(email && { email }), helpHref: '/help' };
}
