/** Programs that speak MCP, where they keep their settings, and how a server stands there. */
import { homedir } from 'node:os';
import path from 'node:path';

export const clientNames = ['claude', 'claude-code', 'cursor', 'vscode', 'windsurf'] as const;
export type ClientName = (typeof clientNames)[number];

export type Client = {
  readonly title: string;
  /** Its settings file for this person. */
  readonly file: string;
  /** The object in it that holds servers by name. */
  readonly key: 'mcpServers' | 'servers';
  /** It wants `"type": "stdio"`. */
  readonly typed: boolean;
};

/** `home`, `platform`: of this person and machine unless said otherwise. */
export function clientOf(name: ClientName, home = homedir(), platform: string = process.platform): Client {
  const config = platform === 'darwin' ? path.join(home, 'Library', 'Application Support') : path.join(home, '.config');
  const known: Readonly<Record<ClientName, Client>> = {
    claude: {
      title: 'Claude',
      file: path.join(config, 'Claude', 'claude_desktop_config.json'),
      key: 'mcpServers',
      typed: false,
    },
    'claude-code': { title: 'Claude Code', file: path.join(home, '.claude.json'), key: 'mcpServers', typed: true },
    cursor: { title: 'Cursor', file: path.join(home, '.cursor', 'mcp.json'), key: 'mcpServers', typed: false },
    vscode: { title: 'VS Code', file: path.join(config, 'Code', 'User', 'mcp.json'), key: 'servers', typed: true },
    windsurf: {
      title: 'Windsurf',
      file: path.join(home, '.codeium', 'windsurf', 'mcp_config.json'),
      key: 'mcpServers',
      typed: false,
    },
  };
  return known[name];
}

export type ServerEntry = {
  readonly type?: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
};

export function entryFor({ typed }: Client, command: string, args: readonly string[]): ServerEntry {
  return { ...(typed ? { type: 'stdio' as const } : {}), command, args };
}
