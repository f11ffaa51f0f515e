using System.IO.Compression;
using System.Text;
using AiInfra.Functions.Rates;
using AiInfra.Rates;
using CsCheck;

namespace AiInfra.Functions.Tests.Rates;

public sealed class RatesFileTests
{
    private static readonly string Csv = "Date,USD,JPY,\n" + string.Concat(Enumerable.Range(1, 28).Select(day => $"2010-05-{day:D2},1.3238,12{day},\n"));
    private static readonly ExchangeRates Rates = Assert.IsType<EcbReading.Ok>(EcbHistory.Read(Csv)).Rates;

    [Theory]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.NoCompression)]
    public void An_archive_is_read_however_it_was_packed(CompressionLevel level) => Assert.Equal(Rates, Assert.IsType<EcbReading.Ok>(RatesFile.Read(Zip(level))).Rates);

    [Fact]
    public void A_digit_that_changed_on_the_way_is_noticed()
    {
        var archive = Zip(CompressionLevel.NoCompression);
        archive[archive.AsSpan().IndexOf("1.3238"u8) + 2] = (byte)'9';

        Assert.Equal("the zip archive is damaged: its content does not fit its checksum", Assert.IsType<EcbReading.Unreadable>(RatesFile.Read(archive)).Reason);
    }

    /// <summary>Bytes changed or cut off: headers, sizes, methods and the packed stream itself are all hit.</summary>
    [Fact]
    public void A_damaged_archive_reads_as_it_was_or_not_at_all_and_never_throws()
    {
        var archive = Zip(CompressionLevel.Optimal);
        Gen.Select(Gen.Select(Gen.Int[0, archive.Length - 1], Gen.Byte).Array[1, 6], Gen.Int[0, archive.Length], Gen.Bool).Sample(
            (changes, end, whole) =>
            {
                byte[] damaged = [.. archive];
                foreach (var (at, value) in changes) damaged[at] = value;
                if (RatesFile.Read(whole ? damaged : damaged[..end]) is EcbReading.Ok ok) Assert.Equal(Rates, ok.Rates);
            },
            iter: 20_000);
    }

    private static byte[] Zip(CompressionLevel level)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("eurofxref-hist.csv", level).Open();
            entry.Write(Encoding.UTF8.GetBytes(Csv));
        }

        return bytes.ToArray();
    }
}
