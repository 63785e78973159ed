import { Module, type DynamicModule } from '@nestjs/common';
import { ApiModule } from '../api/api.module.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CouncilsModule } from '../councils/councils.module.js';
import { DesignationsModule } from '../designations/designations.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { PlatformModule, type Runtime } from '../platform/platform.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { WebModule } from '../web/web.module.js';

/** Every room of the house. */
@Module({})
export class AppModule {
  static register(runtime: Runtime): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register(runtime),
        JobsModule,
        IdentityModule,
        RegistryModule,
        DocumentsModule,
        ApplicationsModule,
        CouncilsModule,
        DesignationsModule,
        WebModule,
        ApiModule,
      ],
    };
  }
}
