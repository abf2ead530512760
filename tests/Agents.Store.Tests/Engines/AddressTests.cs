using Agents.Actors;

namespace Agents.Store.Tests;

public class AddressTests
{
    [Theory]
    [InlineData("postgresql://ann:p%40ss@db.example:5433/calls", "Host=db.example;Port=5433;Database=calls;Username=ann;Password=p@ss")]
    [InlineData("postgresql://db.example/calls", "Host=db.example;Port=5432;Database=calls")]
    [InlineData("postgresql:Host=/tmp;Database=calls", "Host=/tmp;Database=calls")]
    public void An_address_is_read(string address, string expected)
    {
        var settings = PostgresAddress.Parse(address);
        var wanted = new Npgsql.NpgsqlConnectionStringBuilder(expected);
        (settings.Host, settings.Port, settings.Database, settings.Username, settings.Password)
            .ShouldBe((wanted.Host, wanted.Port, wanted.Database, wanted.Username, wanted.Password));
    }

    [Theory]
    [InlineData("mysql://db/calls")]
    [InlineData("sqlite:")]
    [InlineData("postgresql://")]
    [InlineData("postgresql://ann:secret@db")]
    [InlineData("postgresql:Nonsense=secret")]
    public void A_wrong_address_says_what_is_right_and_keeps_the_password_to_itself(string address)
    {
        var error = Should.Throw<StoreException>(() => SqlEngine.Create(address));
        error.Message.ShouldContain("give ");
        error.Message.ShouldNotContain("secret");
        error.Transient.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_is_down_says_who_and_what_to_do_and_may_be_tried_again()
    {
        var error = await Should.ThrowAsync<StoreException>(() => SqlDatabase.OpenAsync("postgresql://ann:secret@127.0.0.1:1/calls"));
        error.Message.ShouldStartWith("PostgreSQL database calls on 127.0.0.1:1 did not bring its schema up to date: ");
        error.Message.ShouldNotContain("secret");
        error.Transient.ShouldBeTrue();
    }
}
