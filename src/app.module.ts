import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { PlatformModule, type Runtime } from './platform/platform.module.js';

/** Every room of the house. */
@Module({})
export class AppModule {
  static register(runtime: Runtime): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.register(runtime), ScheduleModule.forRoot()] };
  }
}
