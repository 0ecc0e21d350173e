using AvailabilityKit.Quantities;

namespace AvailabilityKit;

/// <summary>Amounts of data written as people say them: <c>16.GiB</c>, <c>117.5.MiB.PerSecond</c>, <c>10.Gbit.PerSecond</c>.</summary>
/// <remarks>Each throws <see cref="ArgumentOutOfRangeException"/> for a negative or infinite number or NaN.</remarks>
public static class DataExtensions
{
    extension(int count)
    {
        /// <summary>So many times 1024 bytes.</summary>
        public DataSize KiB => ((double)count).KiB;

        /// <summary>So many times 1024² bytes.</summary>
        public DataSize MiB => ((double)count).MiB;

        /// <summary>So many times 1024³ bytes.</summary>
        public DataSize GiB => ((double)count).GiB;

        /// <summary>So many times 1024⁴ bytes.</summary>
        public DataSize TiB => ((double)count).TiB;

        /// <summary>So many times 1000² bytes.</summary>
        public DataSize MB => ((double)count).MB;

        /// <summary>So many times 1000³ bytes.</summary>
        public DataSize GB => ((double)count).GB;

        /// <summary>So many times 1000⁴ bytes.</summary>
        public DataSize TB => ((double)count).TB;

        /// <summary>So many times 1000³ bits, of which eight make a byte.</summary>
        public DataSize Gbit => ((double)count).Gbit;
    }

    extension(double count)
    {
        /// <summary>So many times 1024 bytes.</summary>
        public DataSize KiB => DataSize.FromBytes(count * (1L << 10));

        /// <summary>So many times 1024² bytes.</summary>
        public DataSize MiB => DataSize.FromBytes(count * (1L << 20));

        /// <summary>So many times 1024³ bytes.</summary>
        public DataSize GiB => DataSize.FromBytes(count * (1L << 30));

        /// <summary>So many times 1024⁴ bytes.</summary>
        public DataSize TiB => DataSize.FromBytes(count * (1L << 40));

        /// <summary>So many times 1000² bytes.</summary>
        public DataSize MB => DataSize.FromBytes(count * 1e6);

        /// <summary>So many times 1000³ bytes.</summary>
        public DataSize GB => DataSize.FromBytes(count * 1e9);

        /// <summary>So many times 1000⁴ bytes.</summary>
        public DataSize TB => DataSize.FromBytes(count * 1e12);

        /// <summary>So many times 1000³ bits, of which eight make a byte.</summary>
        public DataSize Gbit => DataSize.FromBytes(count * 1e9 / 8);
    }
}
