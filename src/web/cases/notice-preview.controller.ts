import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DesignationService } from '../../designations/designation.service.js';
import { contentDisposition } from '../../documents/file-names.js';
import { Access } from '../../identity/access.js';
import { CurrentActor } from '../../identity/current-actor.js';
import { showInOwnPages } from '../../identity/security-headers.js';
import type { Actor } from '../../procedure/actors.js';

/** The notice of a drafted decision as it would look, marked 「案」; nothing is issued or kept. */
@Controller('cases/:id/notice-preview')
export class NoticePreviewController {
  constructor(private readonly designations: DesignationService) {}

  @Get()
  @Access('prefectureOfficer', 'prefectureApprover')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const bytes = await this.designations.previewNotice(actor, id);
    showInOwnPages(response);
    response.setHeader('Content-Type', 'application/pdf');
    response.setHeader('Content-Disposition', contentDisposition('通知書（案）.pdf', 'inline'));
    response.end(bytes);
  }
}
