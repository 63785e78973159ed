import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ShorteningPlan } from './entities/shortening-plan.js';
import { PlanService } from './plan.service.js';

/** 医師労働時間短縮計画. */
@Module({
  imports: [TypeOrmModule.forFeature([ShorteningPlan])],
  providers: [PlanService],
  exports: [PlanService],
})
export class PlansModule {}
