import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { Account } from './account.entity.js';
import { AccountService } from './account.service.js';
import { DemoAccounts } from './demo-accounts.js';
import { LoginThrottle } from './login-throttle.js';

/** Accounts, sessions and access. Its guard holds for every route of the program. */
@Module({
  imports: [TypeOrmModule.forFeature([Account])],
  providers: [AccountService, LoginThrottle, DemoAccounts, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [AccountService, DemoAccounts],
})
export class IdentityModule {}
