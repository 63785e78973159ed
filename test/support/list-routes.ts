import { type INestApplication, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from '../../src/identity/access.js';

export interface Route {
  /** Class and method, e.g. 'SessionController.logIn'. */
  handler: string;
  method: string;
  /** As declared, e.g. '/cases/:id'. */
  path: string;
  access: AccessRule | undefined;
}

/** Every route that Nest serves, with its declared access. */
export function listRoutes(app: INestApplication): Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    return scanner.getAllMethodNames(metatype.prototype as object).flatMap((name): Route[] => {
      const handler = (metatype.prototype as Record<string, () => unknown>)[name]!;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const parts = [
        Reflect.getMetadata(PATH_METADATA, metatype),
        Reflect.getMetadata(PATH_METADATA, handler),
      ] as string[];
      return [
        {
          handler: `${metatype.name}.${name}`,
          method: RequestMethod[method],
          path: `/${parts.join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
          access: reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [handler, metatype]),
        },
      ];
    });
  });
}

/** Handlers that nobody declared an access for. */
export function undeclaredRoutes(app: INestApplication): string[] {
  return listRoutes(app)
    .filter(({ access }) => access === undefined)
    .map(({ handler }) => handler);
}
