import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DesignationService } from '../../designations/designation.service.js';
import { sendDelivery } from '../../documents/send-delivery.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { goneSignal } from '../../platform/receiver-gone.js';
import type { Actor } from '../../procedure/terms/actors.js';

/** The notice of a drafted decision as it would look, marked 「案」; nothing is issued or kept. */
@Controller('cases/:id/notice-preview')
export class NoticePreviewController {
  constructor(private readonly designations: DesignationService) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    await sendDelivery(response, await this.designations.previewNotice(actor, id, goneSignal(response)));
  }
}
