@ics2 @area:data-quality @needs:stimulate:ics2.file
Feature: The journey is told as it goes: in UTC, and through the right office

  Customs reckons limits from the times in a filing and chooses the office of first entry by its route (date-time type of the EU
  common types 2.21; HTI Rules and Conditions 2.01, R3013, R3014 and R3018). Of ICS2-DAT-02 only departure and arrival are known
  to be the right instants; every other date-time is known to be in the right form; whoever files a part
  without the journey has no other time to tell than that of its document.

  @ICS2-DAT-02
  Scenario Outline: The <filer> tells the times of <filing> in UTC on the night in which the clocks are put back
    When the <filer> files <filing> for a journey in the night in which the clocks are put back
    Then every date-time is in UTC and the right instant

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F10    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F10    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F27    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F30    |

    @role:express @mode:road
    Examples:
      | filer            | filing |
      | express operator | F34    |

    @role:post @role:air-carrier @mode:postal
    Examples:
      | filer           | filing |
      | carrier of mail | F42    |

    @role:road-carrier @mode:road
    Examples:
      | filer        | filing |
      | road carrier | F50    |

    @role:rail-carrier @mode:rail
    Examples:
      | filer        | filing |
      | rail carrier | F51    |

  @ICS2-DAT-02
  Scenario Outline: The <filer> tells the time of its document in <filing> in UTC in the night in which the clocks are put back
    Given it is the night in which the clocks are put back
    When the <filer> files <filing> with only what must be said
    Then every date-time is in UTC

    @role:sea-house-filer @mode:maritime
    Examples:
      | filer           | filing |
      | sea house filer | F14    |

    @role:sea-consignee @mode:maritime
    Examples:
      | filer     | filing |
      | consignee | F17    |

    @role:air-forwarder @mode:air
    Examples:
      | filer     | filing |
      | forwarder | F22    |

    @role:post @mode:postal
    Examples:
      | filer           | filing |
      | postal operator | F43    |

  @ICS2-DAT-14
  Scenario Outline: The <filer> names in <filing> the office in the first member state on the route
    When the <filer> files <filing> for a route over two member states
    Then the routing begins and ends with the journey, and the office of first entry is in the first member state

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F10    |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing |
      | inland carrier | F10    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F20    |

    @role:express @mode:air
    Examples:
      | filer            | filing |
      | express operator | F30    |
      | express operator | F31    |

    @role:express @mode:road
    Examples:
      | filer            | filing |
      | express operator | F34    |

    @role:road-carrier @mode:road
    Examples:
      | filer        | filing |
      | road carrier | F50    |

    @role:rail-carrier @mode:rail
    Examples:
      | filer        | filing |
      | rail carrier | F51    |
