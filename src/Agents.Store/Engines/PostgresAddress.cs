using Npgsql;

namespace Agents.Store;

/// <summary>Reads the address of a PostgreSQL database.</summary>
internal static class PostgresAddress
{
    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(5);

    /// <summary>From <c>postgresql://user:password@host:port/database</c> or <c>postgresql:</c> and a connection string.</summary>
    /// <exception cref="StoreException">Neither can be read, or the database is not named.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string address)
    {
        try
        {
            var settings = address.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromUri(new Uri(address))
                : new NpgsqlConnectionStringBuilder(address["postgresql:".Length..]);
            if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
                throw Wrong("host or database is missing", null);
            settings.ApplicationName ??= "agents";
            settings.IncludeErrorDetail = false;
            return settings;
        }
        catch (Exception error) when (error is UriFormatException or ArgumentException)
        {
            throw Wrong("it cannot be read", error);
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.IsDefaultPort ? 5432 : uri.Port,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            Username = user[0] is { Length: > 0 } name ? Uri.UnescapeDataString(name) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Timeout = (int)Connect.TotalSeconds,
            CommandTimeout = (int)Connect.TotalSeconds,
        };
    }

    /// <summary>Never repeats the address: it holds the password.</summary>
    private static StoreException Wrong(string what, Exception? cause)
        => new($"The store's PostgreSQL address: {what}; give postgresql://user:password@host:port/database.", cause) { Transient = false };
}
