import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { readBody } from './json-body.js';

/** Reads the body after the guard, so that a stranger is told 401 and no more, and before any schema sees it. */
@Injectable()
export class BodyReader implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.body = readBody(request);
    return next.handle();
  }
}
