import { type INestApplication, Injectable } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { commandInput, CONTENT_INPUTS, EVENT_INPUTS } from '../../inputs/events/index.js';
import { onePathForEachEvent } from './event-paths.js';

const ABOUT = `画面と同じ手続・同じ条件で動く、プログラムのための窓口です。
ログイン（POST /api/session）で受け取ったCookieを付けて呼び出します。
操作には申請の版（lockVersion）と操作の番号（idempotencyKey）を付けます。版が古いときは409、同じ番号の繰返しは一度だけ行われ、別の操作に使われた番号は409で断られます。
誤りはapplication/problem+json（RFC 9457）で、日本語で返ります。`;

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

function describe(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('特定労務管理対象機関の指定の手続')
    .setDescription(ABOUT)
    .setVersion('1')
    .addCookieAuth('sid', {
      type: 'apiKey',
      in: 'cookie',
      description: 'ログインで受け取るセッション。httpsのときの名前は__Host-sid',
    })
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    extraModels: [
      commandInput(),
      commandInput('SUBMIT'),
      ...Object.values(EVENT_INPUTS),
      ...Object.values(CONTENT_INPUTS),
    ],
  });
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
  return { ...document, paths: onePathForEachEvent(Object.fromEntries(paths)) };
}
