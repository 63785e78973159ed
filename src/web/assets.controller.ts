import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Access } from '../identity/access.js';
import { findAsset } from './assets.js';

/** Style sheets, the script and the icon. */
@Controller('assets')
export class AssetsController {
  @Get(':file')
  @Access('public')
  send(@Param('file') file: string, @Res() response: Response): void {
    const asset = findAsset(file);
    if (!asset) throw new NotFoundException();
    response.set(asset.headers).send(asset.body);
  }
}
