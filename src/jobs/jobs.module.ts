import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobKinds } from './job-kinds.js';
import { JobWorker } from './job-worker.js';
import { Job } from './job.entity.js';
import { Jobs } from './jobs.js';

/** 作業: work that outlives a page or that nobody asks for, of any room. */
@Module({
  imports: [TypeOrmModule.forFeature([Job])],
  providers: [JobKinds, JobWorker, Jobs],
  exports: [JobKinds, JobWorker, Jobs],
})
export class JobsModule {}
