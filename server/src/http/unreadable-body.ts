import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';

/** Refuses a body that could not be read: after the guard, so that a stranger is told 401, and before any schema sees it. */
@Injectable()
export class UnreadableBody implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { unreadable } = context.switchToHttp().getRequest<FastifyRequest>();
    if (unreadable !== undefined) throw unreadable;
    return next.handle();
  }
}
