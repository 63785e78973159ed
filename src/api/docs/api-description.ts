import { type INestApplication, Injectable } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { HttpAdapterHost } from '@nestjs/core';
import { CommandInput, CONTENT_INPUTS, EVENT_INPUTS } from '../../applications/event-inputs/index.js';
import { onePathForEachEvent } from './event-paths.js';

/** The OpenAPI document, made from the controllers when it is first asked for. */
@Injectable()
export class ApiDescription {
  private app: INestApplication | null = null;
  private made: OpenAPIObject | null = null;

  /** Called once while the application is set up: only the application as a whole knows every route. */
  attach(app: INestApplication): void {
    this.app = app;
  }

  document(): OpenAPIObject {
    if (this.app === null) throw new Error('ApiDescription.attach was not called');
    this.made ??= describe(this.app);
    return this.made;
  }
}
