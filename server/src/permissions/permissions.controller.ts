import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { FindPermissions } from './find-permissions.js';
import { ListPermissions } from './list-permissions.js';
import {
  FIND_PERMISSIONS,
  PERMISSION_PATH,
  PERMISSIONS_QUERY,
  type FindPermissionsBody,
  type FoundPermissions,
  type PermissionPage,
  type PermissionsQuery,
  type ShownPermission,
} from './permission.dto.js';
import { ShowPermission } from './show-permission.js';

/** Who may be called, by which business number. */
@Controller('v1/permissions')
export class PermissionsController {
  constructor(
    private readonly list: ListPermissions,
    private readonly find: FindPermissions,
    private readonly show: ShowPermission,
  ) {}

  @Get()
  @Access({ people: 'any' })
  page(@Query(new SchemaPipe(PERMISSIONS_QUERY)) query: PermissionsQuery): PermissionPage {
    return this.list.execute(query);
  }

  /** In a body, since a number may not stand in an address. */
  @Post('search')
  @HttpCode(200)
  @Access({ people: 'any' })
  search(@Body(new SchemaPipe(FIND_PERMISSIONS)) body: FindPermissionsBody): FoundPermissions {
    return this.find.execute(body);
  }

  @Get(':businessNumber/:user')
  @Access({ people: 'any' })
  one(
    @Param('businessNumber', new SchemaPipe(PERMISSION_PATH.businessNumber)) businessNumber: string,
    @Param('user', new SchemaPipe(PERMISSION_PATH.user)) user: string,
  ): Promise<ShownPermission> {
    return this.show.execute(businessNumber, user);
  }
}
