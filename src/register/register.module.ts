import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Designation } from './designation.entity.js';
import { DesignationRegister } from './designation-register.js';
import { Renewal } from './renewal.entity.js';

/** 指定台帳, below the rooms that decide: applications ask it, designations write it. */
@Module({
  imports: [TypeOrmModule.forFeature([Designation, Renewal])],
  providers: [DesignationRegister],
  exports: [DesignationRegister],
})
export class RegisterModule {}
