import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ROLES, type Role } from '../api/people-wire.js';

/** Roles to choose from, each with what it allows. */
@Component({
  selector: 'rf-role-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <fieldset class="roles" *transloco="let t">
      <legend>{{ t('settings.roles') }}</legend>
      @for (role of roles; track role) {
        <label>
          <input
            type="checkbox"
            [attr.name]="name() + role"
            [checked]="chosen().includes(role)"
            (change)="toggle(role)"
          />
          <span>
            {{ t('role.' + role) }}
            <span class="small faint">{{ t('settings.roleMay.' + role) }}</span>
          </span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './settings-part.css',
})
export class RoleChoice {
  readonly chosen = model.required<readonly Role[]>();
  readonly name = input('role-');

  protected readonly roles = ROLES;

  protected toggle(role: Role): void {
    this.chosen.update((chosen) =>
      chosen.includes(role)
        ? chosen.filter((each) => each !== role)
        : ROLES.filter((each) => each === role || chosen.includes(each)),
    );
  }
}
