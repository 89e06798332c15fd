import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { BENCH_RUN, type BenchAnswer, type BenchRun } from './bench.dto.js';
import { RunBench } from './run-bench.js';

@Controller('v1/bench/runs')
export class BenchController {
  constructor(private readonly runBench: RunBench) {}

  /** Asks a policy any questions, with the evidence sent along; nothing is recorded or connected. */
  @Post()
  @HttpCode(200)
  @Access({ people: 'any', machine: 'bench' })
  run(@Body(new SchemaPipe(BENCH_RUN)) body: BenchRun): Promise<{ cases: BenchAnswer[] }> {
    return this.runBench.execute(body);
  }
}
