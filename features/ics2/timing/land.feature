@ics2 @area:timing @needs:stimulate:ics2.book @needs:set-clock
Feature: By rail and by road the filing is there before the goods are

  A train is filed two hours before it arrives at the place of the office of first entry; where it takes less than two hours from the
  last station abroad at which it was put together, one hour is enough. A lorry is filed one hour before (Delegated Regulation
  2015/2446, Articles 107 and 108). What counts for a train is that last station, not where the goods began their journey.

  @ICS2-TIM-08 @role:rail-carrier @mode:rail
  Scenario Outline: A train, <times>, booked <booked>
    Given it is <booked>
    When the <filer> books <filing>: <times>
    And the clock reaches the limit, <limit>
    Then the filing has been received in time

    Examples: 2 hours before arrival
      | filer        | filing | times                                                                                     | booked           | limit            |
      | rail carrier | F51    | departure 2026-06-03 10:00, arrival 2026-06-03 15:00                                      | 2026-06-01 09:00 | 2026-06-03 13:00 |
      | rail carrier | F51    | departure 2026-06-03 10:00, last formation 2026-06-03 13:00, arrival 2026-06-03 15:00     | 2026-06-03 12:30 | 2026-06-03 13:00 |
      | rail carrier | F51    | departure 2026-12-31 10:00, arrival 2027-01-01 01:00                                      | 2026-12-31 23:00 | 2026-12-31 23:00 |

    Examples: 1 hour before arrival, where the trip takes less than 2
      | filer        | filing | times                                                                                     | booked           | limit            |
      | rail carrier | F51    | departure 2026-06-03 13:30, arrival 2026-06-03 15:00                                      | 2026-06-01 09:00 | 2026-06-03 14:00 |
      | rail carrier | F51    | departure 2026-06-01 10:00, last formation 2026-06-03 13:00:01, arrival 2026-06-03 15:00  | 2026-06-03 14:00 | 2026-06-03 14:00 |

  Scenario Outline: <filing> by the <filer> by road, booked <booked>
    Given it is <booked>
    When the <filer> books <filing>: <times>
    And the clock reaches the limit, <limit>
    Then the filing has been received in time

    @ICS2-TIM-09 @role:road-carrier @mode:road
    Examples: Lorries
      | filer        | filing | times                                                   | booked              | limit               |
      | road carrier | F50    | departure 2026-06-02 04:00, arrival 2026-06-03 09:30    | 2026-06-01 09:00    | 2026-06-03 08:30    |
      | road carrier | F50    | departure 2026-10-24 20:00, arrival 2026-10-25 01:30    | 2026-10-24 23:50    | 2026-10-25 00:30    |
      | road carrier | F50    | departure 2026-06-02 04:00, arrival 2026-06-03 09:30:10 | 2026-06-03 08:30:10 | 2026-06-03 08:30:10 |

    @ICS2-TIM-09 @role:express @mode:road
    Examples: Express by road
      | filer            | filing | times                                                | booked           | limit            |
      | express operator | F34    | departure 2026-06-02 12:00, arrival 2026-06-03 06:00 | 2026-06-01 09:00 | 2026-06-03 05:00 |

    @ICS2-TIM-09 @role:post @mode:postal
    Examples: Mail by road
      | filer           | filing | times                                                | booked           | limit            |
      | postal operator | F40    | departure 2026-06-02 04:00, arrival 2026-06-03 09:30 | 2026-06-01 09:00 | 2026-06-03 08:30 |
