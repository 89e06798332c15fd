import { Controller, Get, Param } from '@nestjs/common';
import type { PolicyDiff } from '@ringfence/rules';
import { Access } from '../identity/access.js';
import { CompareVersions } from './compare-versions.js';

@Controller('v1/versions/:a/diff/:b')
export class VersionDiffController {
  constructor(private readonly compareVersions: CompareVersions) {}

  @Get()
  @Access({ people: 'any' })
  diff(@Param('a') a: string, @Param('b') b: string): PolicyDiff {
    return this.compareVersions.execute(a, b);
  }
}
