import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Evaluation } from './entities/evaluation.js';
import { EvaluationService } from './evaluation.service.js';

/** 医療機関勤務環境評価センターの評価. */
@Module({
  imports: [TypeOrmModule.forFeature([Evaluation])],
  providers: [EvaluationService],
  exports: [EvaluationService],
})
export class EvaluationsModule {}
