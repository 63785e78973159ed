import type { NextFunction, Request, Response } from 'express';
import { findAsset } from './assets.js';

/** Answers GET /assets/<name>. It stands before the session: a style sheet needs neither cookie nor database. */
export function sendAsset(request: Request, response: Response, next: NextFunction): void {
  const asset = request.method === 'GET' || request.method === 'HEAD' ? findAsset(request.path.slice(1)) : undefined;
  if (!asset) return next();
  response.set(asset.headers).send(asset.body);
}
