import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecordModule } from '../record/record.module.js';
import { AccessGuard } from './access.guard.js';
import { JobKinds } from '../jobs/job-kinds.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { Account } from './account.entity.js';
import { AccountService } from './account.service.js';
import { DemoAccounts } from './demo-accounts.js';
import { UnsentForms } from './unsent-forms.js';
import { LoginThrottle } from './login-throttle.js';

/** Accounts, sessions and access. Its guard holds for every route of the program. */
@Module({
  imports: [TypeOrmModule.forFeature([Account]), RecordModule, JobsModule],
  providers: [AccountService, LoginThrottle, UnsentForms, DemoAccounts, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [AccountService, UnsentForms, DemoAccounts],
})
export class IdentityModule implements OnModuleInit {
  constructor(
    private readonly kinds: JobKinds,
    private readonly throttle: LoginThrottle,
    private readonly unsent: UnsentForms,
  ) {}

  onModuleInit(): void {
    const run = async () => {
      await this.throttle.forget();
      await this.unsent.forget();
      return {};
    };
    this.kinds.addDaily('forget-login-attempts', {
      title: '古いログインの記録と、送られなかった入力の削除',
      at: '02:15',
      run,
    });
  }
}
